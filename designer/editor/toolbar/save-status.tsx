import type { SaveStatus as Status } from '../draft/autosave.ts'

/** Stays in its place, so that one glance tells. */
export function SaveStatus({ status }: { readonly status: Status }) {
  const tone = ['offline', 'unkept', 'refused'].includes(status.state) ? 'tone-red' : ''
  return (
    <p class={`editor-status ${tone}`} role="status" data-state={status.state}>
      {wordsOf(status)}
    </p>
  )
}

function wordsOf(status: Status): string {
  switch (status.state) {
    case 'saved':
      return `已保存 ${new Date(status.at).toLocaleTimeString('zh-CN', { hour: '2-digit', minute: '2-digit', hour12: false })}`
    case 'saving':
      return '正在保存'
    case 'offline':
    case 'unkept':
      return status.message
    case 'refused':
      return `没有保存：${status.message}`
  }
}
