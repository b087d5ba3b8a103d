import type { Editor } from '../canvas/open-modeler.ts'
import { changesBetween, type DraftFiles, type FileChanges, withChanges } from './draft.ts'

/** The files of a draft beside its diagram, as they stand in the editor: forms, decisions, scenarios, `process.json`. */
export interface FileStore {
  /** The same object until something is written. */
  readonly all: () => DraftFiles
  /** Writes one file, or removes it with `null`; can be undone like any change of the diagram. */
  readonly write: (path: string, text: string | null) => void
  /** Writes several, taken back together. */
  readonly writeAll: (changes: FileChanges) => void
}

interface WriteContext {
  readonly changes: FileChanges
  before?: DraftFiles
}

/** Files change through the diagram's own command stack, so that one history takes back everything. */
export function openFileStore(editor: Editor, files: DraftFiles): FileStore {
  let all = files
  const put = (next: DraftFiles) => {
    all = next
    // Nothing on the canvas has changed.
    return []
  }
  editor.services.commandStack.register('siji.writeFiles', {
    execute: (context: WriteContext) => {
      context.before = all
      return put(withChanges(all, context.changes))
    },
    revert: (context: WriteContext) => put(context.before ?? all),
  })
  const writeAll = (changes: FileChanges) => {
    if (Object.keys(changesBetween(all, withChanges(all, changes))).length === 0) return
    editor.services.commandStack.execute('siji.writeFiles', { changes } satisfies WriteContext)
  }
  return { all: () => all, write: (path, text) => writeAll({ [path]: text }), writeAll }
}
