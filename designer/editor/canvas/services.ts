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
  /** The name that stands beside it. */
  readonly label?: Shape
  readonly source?: Shape
  readonly target?: Shape
  readonly labelTarget?: Shape
  readonly host?: Shape | null
  readonly businessObject: Moddle
  /** Its part of the picture. */
  readonly di?: Moddle
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
  readonly getContainer: () => HTMLElement
  readonly viewbox: () => { readonly x: number; readonly y: number; readonly scale: number }
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
  readonly createConnection: (source: Shape, target: Shape, attributes: object, parent: Shape, hints?: object) => Shape
  readonly reconnectEnd: (connection: Shape, target: Shape, docking: Point) => void
  readonly moveShape: (shape: Shape, delta: Point, parent: Shape | null, hints?: object) => void
  readonly resizeShape: (shape: Shape, bounds: object, minimum: null, hints?: object) => void
  readonly createSpace: (
    moving: readonly Shape[],
    resizing: readonly Shape[],
    delta: Point,
    direction: 'n' | 's' | 'e' | 'w',
    start: number,
  ) => void
  readonly removeElements: (elements: readonly Shape[]) => void
  readonly createShape: (shape: Shape, position: Point, parent: Shape, hints?: object) => Shape
  readonly setColor: (elements: readonly Shape[], colour: { readonly fill?: string; readonly stroke?: string }) => void
}

export interface Point {
  readonly x: number
  readonly y: number
}

export interface Selection {
  readonly get: () => readonly Shape[]
  /** In place of what was chosen, or with `add` beside it. */
  readonly select: (element: Shape | readonly Shape[] | null, add?: boolean) => void
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
  readonly elementFactory: { readonly create: (kind: 'shape' | 'connection', attributes: object) => Shape }
  readonly autoPlace: { readonly append: (source: Shape, shape: Shape, hints?: object) => Shape }
  readonly bpmnReplace: { readonly replaceElement: (element: Shape, target: object) => Shape }
  readonly rules: { readonly allowed: (rule: string, context: object) => unknown }
  readonly overlays: {
    readonly add: (id: string, type: string, overlay: object) => string
    readonly remove: (filter: object) => void
  }
  readonly popupMenu: {
    readonly registerProvider: (menu: string, priority: number, provider: object) => void
    open: (target: Shape, menu: string, position: object, options?: object) => void
  }
  readonly directEditing: { readonly activate: (element: Shape) => void; readonly cancel: () => void }
  readonly searchPad: { readonly toggle: () => void }
  readonly alignElements: { readonly trigger: (elements: readonly Shape[], edge: string) => void }
  readonly distributeElements: {
    readonly trigger: (elements: readonly Shape[], direction: 'horizontal' | 'vertical') => void
  }
  readonly minimap: { readonly toggle: () => void; readonly isOpen: () => boolean }
  readonly gridSnapping: { readonly toggleActive: () => void; readonly isActive: () => boolean }
  readonly copyPaste: {
    readonly copy: (elements: readonly Shape[]) => unknown
    readonly paste: (place?: { readonly element: Shape; readonly point: Point }) => unknown
  }
}
