/** Why no link could be made, and what to do. */
export class LinkFault extends Error {
  readonly code: 'no_login' | 'unknown_login' | 'closed';
  constructor(code: LinkFault['code'], text: string) {
    super(text);
    this.name = 'LinkFault';
    this.code = code;
  }
}
