import type { Revision } from '../draft/draft-client.ts'
import { fileWord } from '../draft/file-word.ts'

interface RevisionListProps {
  /** Newest first. */
  readonly revisions: readonly Revision[]
  readonly chosen: number
  readonly choose: (revision: number) => void
}

/** One entry per kept save, newest first. */
export function RevisionList({ revisions, chosen, choose }: RevisionListProps) {
  return (
    <nav class="revision-list" aria-label="历史">
      <ol>
        {revisions.map((each) => (
          <li key={each.revision}>
            <button
              type="button"
              class="revision"
              aria-current={each.revision === chosen ? 'true' : undefined}
              data-revision={each.revision}
              onClick={() => choose(each.revision)}
            >
              <span class="revision-when">{timeOf(each.savedAt)}</span>
              <span>{each.savedBy}</span>
              <span class="hint">{wordsOf(each)}</span>
            </button>
          </li>
        ))}
      </ol>
      <p class="hint">
        越早的保存留得越少：最近一小时每分钟一次，一天内每小时一次，九十天内每天一次。发布或者删除草稿后，历史随之删除。
      </p>
    </nav>
  )
}

export function timeOf(instant: string): string {
  return new Date(instant).toLocaleString('zh-CN', {
    month: 'numeric',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hour12: false,
  })
}

const MOST = 3

function wordsOf({ origin, restored, changed, revision }: Revision): string {
  if (origin === 'begun') return '开始时的样子'
  if (origin === 'restored') return `恢复到第 ${restored} 次`
  const shown = changed.slice(0, MOST).map(fileWord).join('、')
  const files = changed.length > MOST ? `${shown}等 ${changed.length} 个文件` : shown
  return `${origin === 'merged' ? '合并两份修改' : `第 ${revision} 次`}${files === '' ? '' : `：${files}`}`
}
