import type { Editor } from '../canvas/open-modeler.ts'
import type { Shape } from '../canvas/services.ts'
import { shapeOf } from '../canvas/shape-of.ts'
import { together } from '../canvas/together.ts'
import type { FileStore } from '../draft/file-store.ts'
import { changeExtension, extensionsOf } from '../model/extension.ts'
import type { Change, Fix } from './fix.ts'

/** Makes all changes of a fix as one step of the history, and leaves what was mended chosen. */
export function applyFix(editor: Editor, store: FileStore, { changes }: Fix): void {
  together(editor, () => {
    for (const change of changes) if (change.kind !== 'askName') make(editor, store, change)
  })
  for (const change of changes) if (change.kind === 'askName') askName(editor, change.element)
}

function make(editor: Editor, store: FileStore, change: Exclude<Change, { kind: 'askName' }>): void {
  const { modeling, bpmnReplace } = editor.services
  if (change.kind === 'writeFile') {
    store.write(change.path, change.text)
    return
  }
  if (change.kind === 'remove') {
    modeling.removeElements(change.elements.flatMap((id) => shapeOf(editor.services, id) ?? []))
    return
  }
  const id =
    change.kind === 'appendEnd' ? change.after : change.kind === 'prependStart' ? change.before : change.element
  const shape = shapeOf(editor.services, id)
  if (shape === undefined) return
  switch (change.kind) {
    case 'set':
      modeling.updateProperties(shape, change.properties)
      return
    case 'setDefault':
      modeling.updateProperties(shape, { default: shapeOf(editor.services, change.flow)?.businessObject })
      return
    case 'replace':
      bpmnReplace.replaceElement(shape, { type: change.type })
      return
    case 'setExtension': {
      const existing = extensionsOf(shape, change.type)[change.index]
      changeExtension(editor, shape, change.type, { existing, changes: change.attributes })
      return
    }
    case 'appendEnd':
      appendEnd(editor, shape)
      return
    case 'prependStart':
      prependStart(editor, shape)
  }
}

function appendEnd({ services }: Editor, after: Shape): void {
  const { elementFactory, autoPlace, directEditing } = services
  autoPlace.append(after, elementFactory.create('shape', { type: 'bpmn:EndEvent' }))
  // bpmn-js would ask for the name on the canvas.
  directEditing.cancel()
}

function prependStart({ services }: Editor, before: Shape): void {
  const { elementFactory, modeling } = services
  const parent = before.parent
  if (parent === null) return
  const start = elementFactory.create('shape', { type: 'bpmn:StartEvent' })
  const position = { x: before.x - 80, y: before.y + before.height / 2 }
  modeling.connect(modeling.createShape(start, position, parent), before)
}

function askName({ services }: Editor, id: string): void {
  const { canvas, directEditing, elementRegistry, selection } = services
  const shape = elementRegistry.get(id)
  if (shape === undefined) return
  selection.select(shape)
  canvas.scrollToElement(shape, 60)
  directEditing.activate(shape)
}
