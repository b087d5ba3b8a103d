import { assignment, form, level, outcomes } from '../plan/extensions.ts'
import type { Fragment } from './fragment.ts'
import type { Naming } from './naming.ts'

/** 签发: the head of each authority that issues decides once (行政许可法 art. 38, 42). */
export function drawSigning(days: number, { id, end }: Naming): Fragment {
  return {
    entry: id('sign'),
    exit: id('signed'),
    leaving: { name: '是', isDefault: true },
    plan: {
      lists: ['signingAuthorities', id('signatures')],
      nodes: [
        {
          id: id('sign'),
          type: 'userTask',
          name: '签发',
          column: 0,
          row: 0,
          documentation: '每个发证机关的负责人签发一次（行政许可法第三十八条、第四十二条）。',
          extensions: [
            assignment('=authority', 'signatory'),
            form('sign'),
            level({ days, scope: 'visit' }),
            ...outcomes({ sign: '签发', refuse: '不予签发' }),
          ],
          loop: { list: 'signingAuthorities', item: 'authority', results: id('signatures') },
        },
        { id: id('signed'), type: 'exclusiveGateway', name: '都签发了？', column: 1, row: 0 },
        end('refusedAtSignature', 'refused', { column: 1, row: 1 }),
      ],
      flows: [
        { id: id('f_toSigned'), from: id('sign'), to: id('signed') },
        {
          id: id('f_refusedAtSignature'),
          name: '不予签发',
          from: id('signed'),
          to: id('refusedAtSignature'),
          condition: `some signature in ${id('signatures')} satisfies signature = "refuse"`,
        },
      ],
    },
  }
}
