/** Why the server cannot start here, in both languages; the command line prints it and exits. */
export class StartError extends Error {
  readonly code: string
  readonly messageZh: string

  constructor(code: string, message: string, messageZh: string, options?: { readonly cause?: unknown }) {
    super(message, options)
    this.name = 'StartError'
    this.code = code
    this.messageZh = messageZh
  }
}
