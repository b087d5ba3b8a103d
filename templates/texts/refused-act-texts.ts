import type { Text } from './text.ts'

/** 被拒绝的违规操作 */
export const refusedActTexts = {
  'refusedActs.title': ['被拒绝的违规操作', 'Acts against the rules that were refused'],
  'refusedActs.nav': ['拒绝记录', 'Refused acts'],
  'refusedActs.context': [
    '谁、什么时候、试图做什么、为什么被拒绝；每一次都保留，不能删除。',
    'Who tried what, when, and why it was refused; each attempt is kept and cannot be removed.',
  ],
  'refusedActs.search': ['姓名或申请号', 'Name or application number'],
  'refusedActs.kind': ['类别', 'Kind'],
  'refusedActs.what': ['试图做什么', 'Attempt'],
  'refusedActs.about': ['事由、材料', 'Ground, material'],
  'refusedActs.why': ['为什么被拒绝', 'Why refused'],
  'refusedActs.who': ['谁', 'Who'],
  'refusedActs.department': ['部门', 'Department'],
  'refusedActs.application': ['申请', 'Application'],
  'refusedActs.enterprise': ['企业', 'Enterprise'],
  'refusedActs.when': ['时间', 'When'],
  'refusedActs.none': ['没有被拒绝的违规操作', 'Nothing was refused'],
  'refusedActs.noneHint': [
    '违反规则的操作被拒绝后会列在这里；可以换一个类别或清除条件。',
    'What is refused because it is against the rules is listed here; choose another kind, or clear the filter.',
  ],
  'refusedActs.process': ['流程自动', 'the process itself'],
} as const satisfies { readonly [key: string]: Text }
