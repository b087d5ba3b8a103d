declare module 'dmn-js/lib/Modeler' {
  export interface DmnView {
    readonly id: string
    readonly name: string
    readonly type: string
    readonly element: { readonly id: string; readonly $type: string }
  }

  interface Viewer {
    readonly on: (event: string, listener: () => void) => void
  }

  export default class Modeler {
    constructor(options: object)
    importXML(xml: string): Promise<{ readonly warnings: readonly unknown[] }>
    saveXML(options: { readonly format: boolean }): Promise<{ readonly xml: string }>
    getViews(): readonly DmnView[]
    getActiveView(): DmnView | undefined
    open(view: DmnView): Promise<unknown>
    on(event: string, listener: (event: { readonly viewer: Viewer }) => void): void
    destroy(): void
  }
}
