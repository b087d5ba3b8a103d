import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks'
import type { Side } from '../../../engine/model/merge/compare-units.ts'
import { mergeFiles } from '../../../engine/model/merge/merge-files.ts'
import type { Problem } from '../../../engine/model/problem.ts'
import { openCheckClient } from '../checks/check-client.ts'
import { summaryOf } from '../checks/problem-list.tsx'
import { changesBetween, type Draft, type Offers } from '../draft/draft.ts'
import { type DraftClient, Refused } from '../draft/draft-client.ts'
import type { Parted } from '../draft/parted.ts'
import { Changes } from './changes.tsx'
import { Choices } from './choices.tsx'
import { useDetails } from './use-details.ts'

export interface MergeDialogProps {
  readonly client: DraftClient
  readonly offers: Offers
  readonly parted: Parted
  /** Saves what is not saved here yet, before the two are compared. */
  readonly settle: () => Promise<unknown>
  readonly close: () => void
}

/** Who changed what since two people's work parted; one draft of both, checked before it is saved. */
export function MergeDialog({ client, offers, parted, settle, close }: MergeDialogProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  const [theirs, setTheirs] = useState<Draft | null>(null)
  const [fault, setFault] = useState<string | null>(null)
  const [isBusy, setBusy] = useState(false)
  // The others may have gone on since.
  const read = async () => {
    await settle()
    setTheirs(await client.read())
  }
  const tell = (error: unknown) => setFault(error instanceof Refused ? error.message : '连接不上服务器，请稍后再试。')
  useLayoutEffect(() => {
    dialog.current?.showModal()
    read().catch(tell)
  }, [])
  const save = async (now: Draft, merged: Draft['files']) => {
    setBusy(true)
    try {
      await client.save(now.revision, changesBetween(now.files, merged), 'merged')
      // Both stay as drafts; only the list offers it no more.
      await client.settleParting(parted.copy.id).catch(() => undefined)
      location.reload()
    } catch (error) {
      setBusy(false)
      tell(error)
      if (error instanceof Refused && error.code === 'draft-changed') await read().catch(tell)
    }
  }
  return (
    <dialog ref={dialog} class="dialog merge-dialog" aria-labelledby="merge-title" onClose={close}>
      <h2 id="merge-title">对照并合并两份修改</h2>
      {fault === null ? null : (
        <p class="notice notice-red" role="alert">
          {fault}
        </p>
      )}
      {theirs === null ? (
        <>
          {fault === null ? <p role="status">正在对照…</p> : null}
          <p class="dialog-actions">
            <button type="button" class="button" onClick={() => dialog.current?.close()}>
              先不合并
            </button>
          </p>
        </>
      ) : (
        <Merging
          key={theirs.revision}
          {...{ parted, theirs, offers, isBusy, save }}
          close={() => dialog.current?.close()}
        />
      )}
    </dialog>
  )
}

interface MergingProps extends Pick<MergeDialogProps, 'parted' | 'offers' | 'close'> {
  readonly theirs: Draft
  readonly isBusy: boolean
  readonly save: (now: Draft, merged: Draft['files']) => Promise<void>
}

function Merging({ parted, theirs, offers, isBusy, save, close }: MergingProps) {
  const merge = useMemo(() => mergeFiles(parted.base, parted.mine, theirs.files), [parted, theirs])
  const details = useDetails(parted.base, { mine: parted.mine, theirs: theirs.files }, offers)
  const asked = merge.items.filter(({ isConflict, isDrawing }) => isConflict && !isDrawing)
  const [chosen, setChosen] = useState<ReadonlyMap<string, Side>>(new Map())
  const [problems, setProblems] = useState<readonly Problem[] | null>(null)
  const [client] = useState(() => openCheckClient(setProblems))
  useEffect(() => () => client.close(), [client])
  const isSettled = asked.every(({ id }) => chosen.has(id))
  // Where both only moved something, mine stays as it is.
  const merged = useMemo(() => (isSettled ? merge.merge((id) => chosen.get(id) ?? 'mine') : null), [merge, chosen])
  // Before the button can be pressed again: what was checked is another choice.
  useLayoutEffect(() => {
    setProblems(null)
    if (merged !== null) client.check({ files: merged, milestones: offers.milestoneOrder })
  }, [merged])
  const only = (side: Side) =>
    merge.items.filter((item) => !item.isConflict && item[side === 'mine' ? 'theirs' : 'mine'] === null)
  const alike = merge.items.filter(
    (item) => !item.isConflict && !item.isDrawing && item.mine !== null && item.theirs !== null,
  ).length
  const moved = merge.items.filter(({ isConflict, isDrawing }) => isConflict && isDrawing).length
  return (
    <>
      <p>{`没有碰到同一处的修改，两边的都保留。合并前的两份都还在：${theirs.savedBy}的在“历史”里，您的在草稿“${parted.copy.title}”里。`}</p>
      {asked.length === 0 ? (
        <p class="notice notice-green">两边没有改到同一处，可以直接合并。</p>
      ) : (
        <Choices
          items={asked}
          other={theirs.savedBy}
          details={details}
          chosen={chosen}
          choose={(id, side) => setChosen(new Map([...chosen, [id, side]]))}
        />
      )}
      {moved === 0 ? null : <p class="hint">{`另有 ${moved} 处两边都只移动了位置，按您的画。`}</p>}
      {alike === 0 ? null : <p class="hint">{`另有 ${alike} 处两边改得一样。`}</p>}
      <div class="merge-sides">
        <Changes title="您改了" side="mine" items={only('mine')} details={details} />
        <Changes title={`${theirs.savedBy}改了`} side="theirs" items={only('theirs')} details={details} />
      </div>
      <p role="status">
        {merged === null
          ? `还有 ${asked.filter(({ id }) => !chosen.has(id)).length} 处没有选。`
          : problems === null
            ? '正在检查合并的结果…'
            : `合并的结果：${summaryOf(problems)}`}
      </p>
      <p class="dialog-actions">
        <button
          type="button"
          class="button button-primary"
          disabled={merged === null || problems === null || isBusy}
          onClick={() => merged !== null && void save(theirs, merged)}
        >
          {isBusy ? '正在保存' : '合并并保存'}
        </button>
        <button type="button" class="button" onClick={close}>
          先不合并
        </button>
      </p>
    </>
  )
}
