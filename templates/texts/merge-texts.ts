import type { Text } from './text.ts'

/** 合并补正意见: what the lead does with all departments' findings. */
export const mergeTexts = {
  'merge.title': ['各部门提出的问题', 'Findings of all departments'],
  'merge.hint': [
    '核对重复和矛盾后，合成一份告知书发给企业；在此之前企业看不到。没有动过的问题按原文告知。',
    'They go to the enterprise in one notice; until then it sees none. What you leave alone is told as it was written.',
  ],
  'merge.summary': [
    '{departments} 个部门提出 {findings} 条，告知书将有 {lines} 条，不列入 {aside} 条',
    '{findings} findings of {departments} departments; the notice will have {lines} lines, {aside} are left out',
  ],
  'merge.look': [
    '；疑似重复 {duplicates} 条，可能矛盾 {against} 条',
    '; {duplicates} look alike, {against} may contradict each other',
  ],
  'merge.count': ['{count} 条', '{count}'],
  'merge.whole': ['申请整体', 'The application as a whole'],
  'merge.open': ['展开', 'Open'],
  'merge.number': ['第 {number} 条', 'Number {number}'],
  'merge.duplicate': ['疑似与第 {number} 条重复', 'looks like number {number}'],
  'merge.contradicts': ['与第 {number} 条要求不同，请核对', 'asks for something else than number {number}'],
  'merge.merged': ['已合并', 'merged'],
  'merge.mergedOf': ['合并 {count} 条', '{count} merged'],
  'merge.aside': ['不列入', 'left out'],
  'merge.asideReason': ['理由：{reason}', 'Reason: {reason}'],
  'merge.original': ['第 {number} 条 · {department}：{text}', 'Number {number} · {department}: {text}'],
  'merge.choose': ['勾选，与其他条合并', 'Choose, to merge it'],
  'merge.chosen': ['合并勾选的问题', 'Merge what is chosen'],
  'merge.words': [
    '告知书只写下面的文字；各部门原文保留，随时可查。',
    'The notice says the words below; what departments wrote is kept.',
  ],
  'merge.submit': ['合并为一条', 'Make it one line'],
  'merge.split': ['拆分', 'Split again'],
  'merge.back': ['恢复列入', 'Take it back'],
  'merge.setAside': ['不列入告知书', 'Leave it out'],
  'merge.why': ['不列入的理由（将告知提出的部门）', 'Why it is left out (its department is told)'],
  'merge.shown': ['第 {from}–{to} 项，共 {total} 项', '{from}–{to} of {total}'],
} as const satisfies { readonly [key: string]: Text }
