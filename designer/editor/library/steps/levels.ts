import { assignment, form, level, outcomes } from '../../plan/extensions.ts'
import type { PlannedFlow, PlannedNode } from '../../plan/plan.ts'
import type { Step } from '../step.ts'

const LEVELS = [
  { key: 'handler', name: '承办人意见', post: 'reviewer' },
  { key: 'section', name: '科室复核', post: 'checker' },
  { key: 'head', name: '负责人审签', post: 'signatory' },
] as const

/** 逐级审签: one level after the other; a level that disagrees sends it back to the first. */
export const levels: Step = {
  key: 'levels',
  version: 1,
  name: '逐级审签',
  explanation: '承办人、科室、负责人依次审签，任何一级不同意的退回承办人。',
  words: ['三级', '层级', '签批', '领导'],
  forms: ['consultation'],
  draw: ({ naming: { id }, department }) => {
    const nodes = LEVELS.flatMap(({ key, name, post }, index): readonly PlannedNode[] => [
      {
        id: id(key),
        type: 'userTask',
        name,
        column: 1 + 2 * index,
        row: 0,
        extensions: [
          assignment(department, post),
          form('consultation'),
          level({ days: 1 }),
          ...(index === 0 ? [] : outcomes({ agree: '同意', sendBack: '退回' })),
          ...(index === 0 ? [] : [{ element: 'siji:Output', source: '=outcome', target: id(`${key}Opinion`) }]),
        ],
      },
      ...(index === 0
        ? []
        : [
            {
              id: id(`${key}Agrees`),
              type: 'exclusiveGateway' as const,
              name: '同意？',
              column: 2 + 2 * index,
              row: 0,
            },
          ]),
    ])
    const flows = LEVELS.slice(1).flatMap(({ key }, index): readonly PlannedFlow[] => [
      { id: id(`f_${key}`), from: id(`${key}`), to: id(`${key}Agrees`) },
      {
        id: id(`f_${key}SendsBack`),
        name: '退回',
        from: id(`${key}Agrees`),
        to: id('fromAbove'),
        condition: `${id(`${key}Opinion`)} = "sendBack"`,
        rounds: 2,
        row: index + 1,
      },
    ])
    return {
      entry: id('fromAbove'),
      exit: id('headAgrees'),
      leaving: { name: '同意', isDefault: true },
      plan: {
        nodes: [{ id: id('fromAbove'), type: 'exclusiveGateway', column: 0, row: 0 }, ...nodes],
        flows: [
          { id: id('f_handler'), from: id('fromAbove'), to: id('handler') },
          { id: id('f_toSection'), from: id('handler'), to: id('section') },
          { id: id('f_toHead'), name: '同意', from: id('sectionAgrees'), to: id('head'), isDefault: true },
          ...flows,
        ],
      },
    }
  },
}
