/** Tells the how-manieth of its equals a text is, from 0, over the calls of one counter. */
export function countTurns(): (text: string) => number {
  const seen = new Map<string, number>();
  return (text) => {
    const turn = seen.get(text) ?? 0;
    seen.set(text, turn + 1);
    return turn;
  };
}
