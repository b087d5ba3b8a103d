/** The part of bpmn-moddle that we use; the package ships types of BPMN elements but none of its reader. */
declare module 'bpmn-moddle' {
  export interface ParsedReference {
    readonly element: object
    readonly property: string
    readonly id: string
  }

  export interface ParseWarning {
    readonly message: string
    readonly element?: object
    readonly property?: string
    readonly value?: string
  }

  export class BpmnModdle {
    constructor(
      packages?: { readonly [prefix: string]: object },
      options?: { readonly nsMap?: { readonly [uri: string]: string } },
    )
    create(
      type: string,
      properties?: object,
    ): {
      readonly $type: string
      readonly get: (property: string) => unknown
      readonly set: (property: string, value: unknown) => void
    }
    getPackages(): readonly {
      readonly prefix: string
      readonly types: readonly {
        readonly name: string
        readonly properties?: readonly {
          readonly name: string
          readonly type?: string
          readonly isAttr?: boolean
          readonly default?: unknown
          readonly xml?: { readonly serialize: string }
        }[]
      }[]
    }[]
    fromXML(
      xml: string,
      options?: { readonly lax: boolean },
    ): Promise<{
      readonly rootElement: object
      readonly elementsById: { readonly [id: string]: object }
      readonly references: readonly ParsedReference[]
      readonly warnings: readonly ParseWarning[]
    }>
    toXML(
      element: object,
      options?: { readonly format?: boolean; readonly preamble?: boolean },
    ): Promise<{ readonly xml: string }>
  }
}
