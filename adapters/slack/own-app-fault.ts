/** What was given for an actor's own app cannot be used. The message says what to do. */
export class OwnAppFault extends Error {
  readonly code: string;
  constructor(code: string, message: string) {
    super(message);
    this.name = 'OwnAppFault';
    this.code = code;
  }
}
