/** The part of dmn-moddle that we use; the package ships no types. */
declare module 'dmn-moddle' {
  export class DmnModdle {
    fromXML(
      xml: string,
      options?: { readonly lax: boolean },
    ): Promise<{
      readonly rootElement: object
      readonly elementsById: { readonly [id: string]: object }
      readonly warnings: readonly { readonly message: string; readonly element?: object }[]
    }>
  }
}
