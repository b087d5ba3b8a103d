/** The part of saxen that we use; the package ships no types. */
declare module 'saxen' {
  export interface ParseContext {
    readonly data: string
    /** Counted from 0. */
    readonly line: number
    readonly column: number
  }

  export type ContextGetter = () => ParseContext
  export type AttributeGetter = () => { readonly [name: string]: string } | false

  export class Parser {
    constructor(options?: { readonly proxy?: boolean })
    on(
      hook: 'openTag',
      listener: (name: string, attributes: AttributeGetter, decodeEntities: (text: string) => string) => void,
    ): this
    on(hook: 'closeTag', listener: (name: string) => void): this
    on(hook: 'text' | 'cdata' | 'comment' | 'attention' | 'question', listener: (text: string) => void): this
    on(hook: 'error' | 'warn', listener: (error: Error, context: ContextGetter) => void): this
    parse(xml: string): void
    stop(): void
  }
}
