import { useLayoutEffect, useState } from 'preact/hooks'
import type { Problem } from '../../engine/model/problem.ts'
import { markProblems } from './canvas/mark-problems.ts'
import type { Editor } from './canvas/open-modeler.ts'
import type { Shape } from './canvas/services.ts'
import { openCheckClient } from './checks/check-client.ts'
import { type DraftFiles, diagramPath, type Offers } from './draft/draft.ts'
import type { FileStore } from './draft/file-store.ts'
import { type Names, withNames } from './model/with-names.ts'

/** Draws anew whenever the model or the selection changes. */
export function useEditorState(editor: Editor): { readonly selected: Shape; readonly root: Shape } {
  const [, setCount] = useState(0)
  useLayoutEffect(() => {
    const again = () => setCount((count) => count + 1)
    const events = ['selection.changed', 'commandStack.changed', 'root.set']
    for (const event of events) editor.on(event, again)
    return () => {
      for (const event of events) editor.off(event, again)
    }
  }, [editor])
  const root = editor.services.canvas.getRootElement()
  const [first] = editor.services.selection.get()
  return { root, selected: first === undefined ? root : labelled(first) }
}

/** A label stands for what it names. */
function labelled(shape: Shape): Shape {
  return shape.labelTarget ?? shape
}

const PAUSE = 300
/** Marks go with the picture that another one replaces. */
const CHANGES = ['commandStack.changed', 'import.render.complete']

/** The problems of the draft as it stands on the canvas, checked a moment after every change and marked there. */
export function useProblems(editor: Editor, store: FileStore, offers: Offers): readonly Problem[] | null {
  const [problems, setProblems] = useState<readonly Problem[] | null>(null)
  useLayoutEffect(() => {
    const client = openCheckClient((told) => {
      const names = namesIn(editor)
      const found = told.map((problem) => ({ ...problem, messageZh: withNames(problem.messageZh, names) }))
      setProblems(found)
      markProblems(editor.services, found)
    })
    let timer: ReturnType<typeof setTimeout> | undefined
    const check = async () => {
      client.check({ files: await filesNow(editor, store), milestones: offers.milestoneOrder })
    }
    const soon = () => {
      clearTimeout(timer)
      timer = setTimeout(() => void check(), PAUSE)
    }
    void check()
    for (const event of CHANGES) editor.on(event, soon)
    return () => {
      for (const event of CHANGES) editor.off(event, soon)
      clearTimeout(timer)
      client.close()
    }
  }, [editor, store, offers])
  return problems
}

function namesIn({ services }: Editor): Names {
  const named = services.elementRegistry.getAll().flatMap(({ id, businessObject }) => {
    const name = businessObject?.name?.replace(/\s+/g, ' ').trim()
    return name === undefined || name === '' ? [] : [[id, name] as const]
  })
  return Object.fromEntries(named)
}

/** All files of the draft as they stand in the editor, the diagram among them. */
export async function filesNow(editor: Editor, store: FileStore): Promise<DraftFiles> {
  const files = store.all()
  return { ...files, [diagramPath(files)]: editor.unchanged() ?? (await editor.xml()) }
}
