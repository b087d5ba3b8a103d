import { useEffect, useState } from 'preact/hooks'
import type { DeploymentComparison } from '../../../engine/core/compare-deployments.ts'
import type { Editor } from '../canvas/open-modeler.ts'
import type { Offers } from '../draft/draft.ts'
import type { FileStore } from '../draft/file-store.ts'
import { filesNow } from '../use-editor.ts'
import { openCompareClient } from './compare-client.ts'
import type { PublishedVersion, Versions } from './versions.ts'

const PAUSE = 400

export type ComparisonState =
  | { readonly state: 'reading' }
  | { readonly state: 'lost' }
  | { readonly state: 'first' }
  | {
      readonly state: 'compared'
      readonly versions: readonly PublishedVersion[]
      readonly version: number
      readonly comparison: DeploymentComparison
    }

interface Compared {
  readonly editor: Editor
  readonly store: FileStore
  readonly offers: Offers
  readonly versions: Versions
  /** `null` = the newest, by which new applications are handled. */
  readonly version: number | null
}

/** The draft as it stands against a version, anew a moment after every change. */
export function useComparison({ editor, store, offers, versions, version }: Compared): ComparisonState {
  const [state, setState] = useState<ComparisonState>({ state: 'reading' })
  useEffect(() => {
    let isOver = false
    let close = () => {}
    const begin = async () => {
      const list = await versions.list()
      const chosen = version ?? list[0]?.version
      if (isOver) return
      if (chosen === undefined) return setState({ state: 'first' })
      const before = await versions.files(chosen)
      if (isOver) return
      const known = namesOf(offers)
      const client = openCompareClient((comparison) =>
        setState({ state: 'compared', versions: list, version: chosen, comparison }),
      )
      const compare = async () => client.compare({ before, after: await filesNow(editor, store), known })
      let timer: ReturnType<typeof setTimeout> | undefined
      const soon = () => {
        clearTimeout(timer)
        timer = setTimeout(() => void compare(), PAUSE)
      }
      editor.on('commandStack.changed', soon)
      close = () => {
        clearTimeout(timer)
        editor.off('commandStack.changed', soon)
        client.close()
      }
      await compare()
    }
    begin().catch(() => {
      if (!isOver) setState({ state: 'lost' })
    })
    return () => {
      isOver = true
      close()
    }
  }, [editor, store, offers, versions, version])
  return state
}

/** Code of a department or post → its name. */
export function namesOf({ departments, posts }: Offers): ReadonlyMap<string, string> {
  return new Map([
    ...posts.map(({ post, name }) => [post, name] as const),
    ...departments.map(({ code, name }) => [code, name] as const),
  ])
}
