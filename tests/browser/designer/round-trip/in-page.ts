import { openModeler } from '../../../../designer/editor/canvas/open-modeler.ts'
import { findUndrawn } from '../../../../designer/editor/draft/undrawn.ts'
import { addFurtherPicture, addPicture, hasPicture } from '../../../../designer/editor/picture/add-picture.ts'

/** What the editor does with a file, without the page around it. */
export interface Trip {
  /** What it saves: at once, and after a name was changed and changed back. */
  readonly saved: string
  readonly afterUndo: string
  readonly undrawn: readonly string[]
  readonly isLaidOut: boolean
  readonly drawn: readonly string[]
  /** Each picture of the file, taken onto the canvas one after the other. */
  readonly visits: readonly Visit[]
}

export interface Visit {
  readonly name: string
  readonly drawn: readonly string[]
  readonly saved: string
}

async function roundTrip(xml: string): Promise<Trip> {
  const place = document.createElement('div')
  place.style.height = '600px'
  document.body.replaceChildren(place)
  const editor = await openModeler(place)
  const drawn = hasPicture(xml) ? xml : await addPicture(xml)
  await editor.open(drawn)
  const saved = await editor.xml()
  const { elementRegistry, modeling, commandStack } = editor.services
  const [step] = elementRegistry.filter(
    ({ businessObject: each }) => each.$instanceOf('bpmn:Activity') && each.name !== undefined,
  )
  if (step !== undefined) {
    modeling.updateLabel(step, '改名')
    commandStack.undo()
  }
  const afterUndo = await editor.xml()
  const trip = {
    saved,
    afterUndo,
    undrawn: findUndrawn(editor).map(({ text }) => text),
    isLaidOut: drawn !== xml,
    drawn: elementRegistry.getAll().map(({ id }) => id),
  }
  const visits: Visit[] = []
  for (const { key, name } of editor.diagrams()) {
    await editor.choose(key)
    visits.push({ name, drawn: elementRegistry.getAll().map(({ id }) => id), saved: await editor.xml() })
  }
  editor.close()
  return { ...trip, visits }
}

/** What is saved when an element was deleted on the first picture, and when that was taken back. */
async function deleteFromFirst(xml: string, id: string): Promise<readonly [saved: string, afterUndo: string]> {
  const place = document.createElement('div')
  document.body.replaceChildren(place)
  const editor = await openModeler(place)
  await editor.open(xml)
  const { elementRegistry, modeling, commandStack } = editor.services
  const shape = elementRegistry.get(id)
  if (shape !== undefined) modeling.removeElements([shape])
  const saved = await editor.xml()
  commandStack.undo()
  const afterUndo = await editor.xml()
  editor.close()
  return [saved, afterUndo]
}

Object.assign(globalThis, { roundTrip, addFurtherPicture: further, deleteFromFirst })

async function further(xml: string, ids: readonly string[]): Promise<string> {
  return await addFurtherPicture(xml, new Set(ids))
}
