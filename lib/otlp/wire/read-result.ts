/** A request as sent, and in how many texts NUL, lone surrogates or bad UTF-8 were replaced. */
export interface ReadResult<T> {
  readonly request: T;
  readonly replacedTextCount: number;
}
