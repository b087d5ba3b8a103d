import { useEffect, useState } from 'preact/hooks'
import { Refused, type Revision } from '../draft/draft-client.ts'
import type { ViewProps } from '../views/views.ts'
import { RevisionList } from './revision-list.tsx'
import { RevisionLook } from './revision-look.tsx'

/** What the draft was after each save: who, when, which files; one of them is looked at and can be restored. */
export function HistoryView(props: ViewProps) {
  const { client, flush } = props
  const [revisions, setRevisions] = useState<readonly Revision[] | null>(null)
  const [chosen, choose] = useState<number | null>(null)
  const [fault, setFault] = useState<string | null>(null)
  const tell = (error: unknown) =>
    setFault(error instanceof Refused ? error.message : '连接不上服务器，历史没有载入。请检查网络后再打开一次。')
  useEffect(() => {
    // What stands here is part of the history too.
    flush()
      .catch(() => {})
      .then(() => client.history())
      .then((list) => {
        setRevisions(list)
        choose(list[0]?.revision ?? null)
      })
      .catch(tell)
  }, [client, flush])
  const restore = async (older: number) => {
    try {
      await client.restore(older, await flush())
      location.reload()
    } catch (error) {
      tell(error)
      throw error
    }
  }
  const newest = revisions?.[0]?.revision ?? null
  const shown = revisions?.find(({ revision }) => revision === chosen) ?? null
  return (
    <div class="history">
      {fault === null ? null : (
        <p class="notice notice-red" role="alert">
          {fault}
        </p>
      )}
      {revisions === null ? (
        fault === null ? (
          <p role="status">正在载入历史…</p>
        ) : null
      ) : shown === null ? (
        <p>还没有改过。改动保存以后，每次保存都在这里。</p>
      ) : (
        <>
          <RevisionList revisions={revisions} chosen={shown.revision} choose={choose} />
          <RevisionLook
            {...props}
            key={shown.revision}
            revision={shown}
            isNewest={shown.revision === newest}
            restore={() => restore(shown.revision)}
          />
        </>
      )}
    </div>
  )
}
