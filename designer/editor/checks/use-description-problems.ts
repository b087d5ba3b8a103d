import { useLayoutEffect, useState } from 'preact/hooks'
import type { Problem } from '../../../engine/model/problem.ts'
import type { Editor } from '../canvas/open-modeler.ts'
import type { DraftFiles } from '../draft/draft.ts'
import type { DraftClient, FileProblem } from '../draft/draft-client.ts'
import type { FileStore } from '../draft/file-store.ts'
import { filesNow } from '../use-editor.ts'

const PAUSE = 1_000

/**
 * What is wrong with `process.json` and the forms: only the server reads them, so it is asked a moment after a change.
 * While it cannot be asked, what it said last stands; publishing asks it again.
 */
export function useDescriptionProblems(editor: Editor, store: FileStore, client: DraftClient): readonly Problem[] {
  const [problems, setProblems] = useState<readonly Problem[]>([])
  useLayoutEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    let asked = 0
    const check = async () => {
      asked += 1
      const own = asked
      if (!isDescribed(store.all())) return setProblems([])
      const answer = await client.check(await filesNow(editor, store)).catch(() => null)
      if (answer !== null && own === asked) setProblems(answer.problems.map(asProblem))
    }
    const soon = () => {
      clearTimeout(timer)
      timer = setTimeout(() => void check(), PAUSE)
    }
    soon()
    editor.on('commandStack.changed', soon)
    return () => {
      editor.off('commandStack.changed', soon)
      clearTimeout(timer)
      asked += 1
    }
  }, [editor, store, client])
  return problems
}

function isDescribed(files: DraftFiles): boolean {
  return Object.keys(files).some((path) => path === 'process.json' || path.startsWith('forms/'))
}

function asProblem({ file, message, messageZh }: FileProblem): Problem {
  return {
    problem: 'description-problem',
    severity: 'error',
    element: null,
    line: null,
    message: `${file}: ${message}`,
    messageZh: `${file}：${messageZh}`,
  }
}
