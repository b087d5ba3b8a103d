import type { ComponentType } from 'preact'
import { useState } from 'preact/hooks'
import type { MergeDialogProps } from '../merge/merge-dialog.tsx'
import type { Draft } from './draft.ts'
import type { Parted } from './parted.ts'

interface PartedNoticeProps extends Omit<MergeDialogProps, 'close'> {
  readonly parted: Parted
  readonly draft: Draft
  readonly pages: string
  /** Whether it is about what was left over from the last time; the work here goes on being saved. */
  readonly isOld: boolean
}

/** Both are kept; the person merges them, or chooses which to go on with. */
export function PartedNotice({ parted, draft, pages, isOld, ...shared }: PartedNoticeProps) {
  const [Dialog, setDialog] = useState<ComponentType<MergeDialogProps> | null>(null)
  const [isLost, setLost] = useState(false)
  const { copy, theirs } = parted
  const open = () => {
    setLost(false)
    import('../merge/merge-dialog.tsx').then(
      ({ MergeDialog }) => setDialog(() => MergeDialog),
      () => setLost(true),
    )
  }
  return (
    <div class="notice notice-yellow" role="alert">
      <div>
        <p class="notice-headline">{isOld ? '有另存的修改还没有合并' : '别人也改了这份草稿'}</p>
        <p>
          {isOld
            ? `${theirs.savedBy}保存过这份草稿，同时做的修改没有丢，在“${copy.title}”里。`
            : `${theirs.savedBy}已保存了另一份修改。您的修改没有丢，已另存为“${copy.title}”。这里不再保存，请先合并，或者选一份继续。`}
        </p>
      </div>
      {isLost ? <p class="error">没有载入，请检查网络，再点一次。</p> : null}
      <p class="actions">
        <button type="button" class="button button-primary" onClick={open}>
          对照并合并
        </button>
        <a class="button" href={`${pages}/${copy.id}`}>
          {isOld ? '打开这一份' : '继续改我的一份'}
        </a>
        {isOld ? null : (
          <a class="button" href={`${pages}/${draft.id}`}>
            打开对方的一份
          </a>
        )}
      </p>
      {Dialog === null ? null : <Dialog {...shared} parted={parted} close={() => setDialog(null)} />}
    </div>
  )
}
