import type { Editor } from '../canvas/open-modeler.ts'
import type { DraftFiles } from './draft.ts'

/** The files of a draft beside its diagram, as they stand in the editor: forms, decisions, scenarios, `process.json`. */
export interface FileStore {
  /** The same object until something is written. */
  readonly all: () => DraftFiles
  /** Writes one file, or removes it with `null`; can be undone like any change of the diagram. */
  readonly write: (path: string, text: string | null) => void
}

interface WriteContext {
  readonly path: string
  readonly text: string | null
  before?: string | undefined
}

/** Files change through the diagram's own command stack, so that one history takes back everything. */
export function openFileStore(editor: Editor, files: DraftFiles): FileStore {
  let all = files
  const put = (path: string, text: string | null | undefined) => {
    const { [path]: _, ...rest } = all
    all = typeof text === 'string' ? { ...rest, [path]: text } : rest
    // Nothing on the canvas has changed.
    return []
  }
  editor.services.commandStack.register('siji.writeFile', {
    execute: (context: WriteContext) => {
      context.before = all[context.path]
      return put(context.path, context.text)
    },
    revert: (context: WriteContext) => put(context.path, context.before),
  })
  return {
    all: () => all,
    write: (path, text) => {
      if (all[path] === (text ?? undefined)) return
      editor.services.commandStack.execute('siji.writeFile', { path, text } satisfies WriteContext)
    },
  }
}
