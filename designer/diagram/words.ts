import type { ElementMark, ElementState } from './overlays.ts'

const zh = {
  diagram: '流程图',
  zoomIn: '放大',
  zoomOut: '缩小',
  fit: '适应窗口',
  failed: '流程图打不开，下面是文字说明。',
  states: { done: '已完成', running: '正在办理', waiting: '等待', incident: '出现异常', later: '未到' },
  marks: { added: '新增', removed: '删去', changed: '改动', goes: '可以迁移', blocked: '不能迁移' },
  heat: '平均用时占承诺：',
  tokens: (count: number) => `${count} 件`,
  overdue: (count: number) => `超时 ${count} 件`,
}

const en: typeof zh = {
  diagram: 'Diagram',
  zoomIn: 'Zoom in',
  zoomOut: 'Zoom out',
  fit: 'Fit',
  failed: 'The diagram cannot be shown; the text below says the same.',
  states: { done: 'done', running: 'in progress', waiting: 'waiting', incident: 'incident', later: 'later' },
  marks: { added: 'added', removed: 'removed', changed: 'changed', goes: 'can go', blocked: 'cannot go' },
  heat: 'Mean time of what is promised:',
  tokens: (count) => `${count}`,
  overdue: (count) => `${count} overdue`,
}

export interface DiagramWords {
  readonly diagram: string
  readonly zoomIn: string
  readonly zoomOut: string
  readonly fit: string
  readonly failed: string
  readonly states: { readonly [State in ElementState]: string }
  readonly marks: { readonly [Mark in ElementMark]: string }
  readonly heat: string
  readonly tokens: (count: number) => string
  readonly overdue: (count: number) => string
}

/** The words of the page's language; Chinese unless it says English. */
export function wordsOf(language: string): DiagramWords {
  return language.startsWith('en') ? en : zh
}
