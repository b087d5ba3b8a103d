import type { Editor } from '../canvas/open-modeler.ts'
import { together } from '../canvas/together.ts'
import { diagramPath } from '../draft/draft.ts'
import type { FileStore } from '../draft/file-store.ts'
import { layOut } from '../plan/lay-out.ts'
import { placePlan } from '../plan/place-plan.ts'
import type { Written } from './write-process.ts'

const CORNER = { x: 120, y: 80 }

/** Draws a written process in place of what is there and writes its files: one step of the history. Other files stay. */
export function replaceProcess(editor: Editor, store: FileStore, { process, files }: Written): void {
  const { canvas, modeling, bpmnFactory, selection } = editor.services
  const root = canvas.getRootElement()
  const own = diagramPath(store.all())
  const values = (process.extensions ?? []).map(({ element, ...attributes }) => bpmnFactory.create(element, attributes))
  const documentation = [bpmnFactory.create('bpmn:Documentation', { text: process.documentation ?? '' })]
  together(editor, () => {
    for (const [path, text] of Object.entries(files))
      if (path !== 'process.bpmn' && path !== own) store.write(path, text)
    modeling.removeElements([...root.children])
    modeling.updateProperties(root, {
      documentation,
      extensionElements: bpmnFactory.create('bpmn:ExtensionElements', { values }),
      isExecutable: true,
    })
    placePlan(editor, process.plan, layOut(process.plan), { parent: root, corner: CORNER })
  })
  selection.select(null)
}
