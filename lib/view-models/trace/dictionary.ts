/** Numbers words in the order of their first use, so that columns hold small integers. */
export class Dictionary {
  private readonly indexByWord = new Map<string, number>();

  indexOf(word: string): number {
    const known = this.indexByWord.get(word);
    if (known !== undefined) return known;
    const index = this.indexByWord.size;
    this.indexByWord.set(word, index);
    return index;
  }

  words(): string[] {
    return [...this.indexByWord.keys()];
  }
}
