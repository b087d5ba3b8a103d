/** What we use of bpmn-js's services, whose own types are loose. */
export interface Shape {
  readonly id: string
  readonly type: string
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly parent: Shape | null
  readonly children: readonly Shape[]
  readonly incoming: readonly Shape[]
  readonly outgoing: readonly Shape[]
  readonly attachers?: readonly Shape[]
  readonly source?: Shape
  readonly target?: Shape
  readonly labelTarget?: Shape
  readonly host?: Shape | null
  readonly businessObject: Moddle
}

/** An element of the model tree; `get` reads any property, extension or foreign attribute. */
export interface Moddle {
  readonly $type: string
  readonly $attrs: Readonly<Record<string, unknown>>
  readonly $parent?: Moddle
  readonly id?: string
  readonly name?: string
  readonly $instanceOf: (type: string) => boolean
  readonly get: (property: string) => unknown
  $model?: { readonly ids?: { readonly assigned: (id: string) => unknown } }
}

export interface Canvas {
  readonly getRootElement: () => Shape
  readonly zoom: (scale?: number | 'fit-viewport', center?: 'auto') => number
  readonly scrollToElement: (
    element: Shape | string,
    padding?: number | { readonly top: number; readonly right: number; readonly bottom: number; readonly left: number },
  ) => void
  readonly addMarker: (id: string, marker: string) => void
  readonly removeMarker: (id: string, marker: string) => void
  readonly hasMarker: (id: string, marker: string) => boolean
  readonly focus: () => void
  readonly setRootElement: (root: Shape) => void
  readonly findRoot: (element: Shape | string) => Shape | undefined
}

export interface Registry {
  readonly get: (id: string) => Shape | undefined
  readonly getAll: () => readonly Shape[]
  readonly filter: (fits: (shape: Shape) => boolean) => readonly Shape[]
}

export interface Modeling {
  readonly updateProperties: (element: Shape, properties: object) => void
  readonly updateModdleProperties: (element: Shape, moddle: Moddle, properties: object) => void
  readonly updateLabel: (element: Shape, text: string) => void
  readonly connect: (source: Shape, target: Shape) => Shape
  readonly removeElements: (elements: readonly Shape[]) => void
}

export interface Selection {
  readonly get: () => readonly Shape[]
  readonly select: (element: Shape | readonly Shape[] | null) => void
}

export interface Factory {
  readonly create: (type: string, properties?: object) => Moddle
}

export interface CommandStack {
  readonly register: (command: string, handler: object) => void
  readonly undo: () => void
  readonly redo: () => void
  readonly canUndo: () => boolean
  readonly canRedo: () => boolean
  readonly execute: (command: string, context: object) => void
}

export interface Services {
  readonly canvas: Canvas
  readonly elementRegistry: Registry
  readonly modeling: Modeling
  readonly selection: Selection
  readonly bpmnFactory: Factory
  readonly commandStack: CommandStack
  readonly elementFactory: { readonly create: (kind: 'shape', attributes: object) => Shape }
  readonly autoPlace: { readonly append: (source: Shape, shape: Shape, hints?: object) => Shape }
  readonly rules: { readonly allowed: (rule: string, context: object) => unknown }
  readonly overlays: {
    readonly add: (id: string, type: string, overlay: object) => string
    readonly remove: (filter: object) => void
  }
  readonly popupMenu: {
    readonly registerProvider: (menu: string, priority: number, provider: object) => void
    readonly open: (target: Shape, menu: string, position: object, options?: object) => void
  }
  readonly directEditing: { readonly cancel: () => void }
  readonly searchPad: { readonly toggle: () => void }
}
