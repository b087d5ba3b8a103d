import type { Text } from './text.ts'

/** 问题通报 */
export const findingsReportTexts = {
  'findingsReport.title': ['问题通报', 'Findings by department'],
  'findingsReport.context': [
    '各部门提出的问题；第二轮起的新问题计入提出的部门。',
    'What departments found; what is new from the second round on is counted against them.',
  ],
  'findingsReport.from': ['从', 'From'],
  'findingsReport.to': ['到', 'To'],
  'findingsReport.show': ['查看', 'Show'],
  'findingsReport.department': ['部门', 'Department'],
  'findingsReport.findings': ['提出问题', 'Findings'],
  'findingsReport.late': ['第二轮起的新问题', 'New in later rounds'],
  'findingsReport.setAside': ['未列入告知书', 'Left out of a notice'],
  'findingsReport.reopened': ['退回整改', 'Reopened'],
  'findingsReport.none': ['这段时间没有提出问题', 'Nothing was found in these days'],
  'findingsReport.noneHint': [
    '部门在审查、勘验中提出的问题会按部门统计在这里；可以换一段日期。',
    'What departments find in reviews and surveys is counted here; choose other days.',
  ],
} as const satisfies { readonly [key: string]: Text }
