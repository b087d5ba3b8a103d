/** The part of dmn-moddle that we use; the package ships no types. */
declare module 'dmn-moddle' {
  export class DmnModdle {
    constructor(packages?: { readonly [key: string]: object })
    getPackages(): readonly { readonly prefix: string; readonly types: readonly object[] }[]
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
