import { job } from '../plan/extensions.ts'
import type { Fragment } from './fragment.ts'
import type { Naming } from './naming.ts'

/** 核发: all in one transaction, in legal order (行政许可法 art. 44), then drawn as one document. */
export function drawIssuing({ id, milestone }: Naming): Fragment {
  return {
    entry: id('combinedIssue'),
    exit: id('drawPermits'),
    plan: {
      nodes: [
        {
          id: id('combinedIssue'),
          type: 'serviceTask',
          name: '合并核发',
          column: 0,
          row: 0,
          documentation: '一个事务内按法定次序编号、用印、核发（行政许可法第四十四条）。',
          extensions: [job('issue-permits'), ...milestone('issuing')],
        },
        {
          id: id('drawPermits'),
          type: 'serviceTask',
          name: '绘制合订本',
          column: 1,
          row: 0,
          extensions: [job('draw-permits')],
        },
      ],
      flows: [{ id: id('f_toDraw'), from: id('combinedIssue'), to: id('drawPermits') }],
    },
  }
}

/** 送达 (行政许可法 art. 44), then over: wholly, or with some permits refused. */
export function drawDelivery({ id, milestone }: Naming): Fragment {
  return {
    entry: id('deliver'),
    exit: id('allDelivered'),
    leaving: { name: '是', isDefault: true },
    plan: {
      nodes: [
        {
          id: id('deliver'),
          type: 'serviceTask',
          name: '送达',
          column: 0,
          row: 0,
          documentation: '送达企业（行政许可法第四十四条：作出决定之日起十日内）。',
          extensions: [job('deliver-permits')],
        },
        { id: id('allDelivered'), type: 'exclusiveGateway', name: '全部准予？', column: 1, row: 0 },
        {
          id: id('partlyDelivered'),
          type: 'endEvent',
          name: '部分送达',
          column: 1,
          row: 1,
          extensions: [...milestone('partlyDelivered')],
        },
      ],
      flows: [
        { id: id('f_toAllDelivered'), from: id('deliver'), to: id('allDelivered') },
        {
          id: id('f_deliveredPart'),
          name: '部分不予许可',
          from: id('allDelivered'),
          to: id('partlyDelivered'),
          condition: 'count(permitsRefused) > 0',
        },
      ],
    },
  }
}
