import { openModeler } from '../../../../designer/editor/canvas/open-modeler.ts'
import { findUndrawn } from '../../../../designer/editor/draft/undrawn.ts'
import { addPicture, hasPicture } from '../../../../designer/editor/picture/add-picture.ts'

/** What the editor does with a file, without the page around it. */
export interface Trip {
  /** What it saves: at once, and after a name was changed and changed back. */
  readonly saved: string
  readonly afterUndo: string
  readonly undrawn: readonly string[]
  readonly isLaidOut: boolean
  readonly drawn: readonly string[]
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
  const trip = {
    saved,
    afterUndo: await editor.xml(),
    undrawn: findUndrawn(editor),
    isLaidOut: drawn !== xml,
    drawn: elementRegistry.getAll().map(({ id }) => id),
  }
  editor.close()
  return trip
}

Object.assign(globalThis, { roundTrip })
