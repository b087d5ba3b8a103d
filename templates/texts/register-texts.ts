import type { Text } from './text.ts'

/** 登记申请: what the window files for who comes in person. */
export const registerTexts = {
  'register.title': ['登记申请', 'Register an application'],
  'register.hint': [
    '为到窗口的企业登记：先核对统一社会信用代码，再登记项目和手上的纸质材料。',
    'For an enterprise whose people came to the window: its credit code first, then the project and the papers in hand.',
  ],
  'register.process': ['办理事项', 'Matter'],
  'register.creditCode': ['统一社会信用代码', 'Credit code'],
  'register.creditCodeHint': ['营业执照上的 18 位代码', 'The 18 characters on the business licence'],
  'register.continue': ['核对企业', 'Look up the enterprise'],
  'register.change': ['更换企业', 'Another enterprise'],
  'register.enterprise': ['申请单位', 'Applicant'],
  'register.enterpriseName': ['单位名称', 'Enterprise'],
  'register.representative': ['法定代表人', 'Legal representative'],
  'register.address': ['注册地址', 'Registered address'],
  'register.newEnterprise': [
    '{code} 尚未登记，请按营业执照填写，一次登记，以后不再填写。',
    '{code} is not registered yet: fill it in from the business licence, once for all.',
  ],
  'register.conflicts': ['已有申请正在办理', 'Another application is under way'],
  'register.conflictsHint': [
    '先确认不是重复申请。确需另行登记的，请填写理由，理由随申请留存。',
    'Make sure that this is not the same one. To go on, give a reason; it is kept with the application.',
  ],
  'register.conflictReason': ['另行登记的理由', 'Reason for registering another one'],
  'register.sameProject': ['同一项目', 'Same project'],
  'register.sameEnterprise': ['同一企业', 'Same enterprise'],
  'register.project': ['项目和经办人', 'Project and filer'],
  'register.papers': ['纸质材料', 'Papers'],
  'register.papersHint': [
    '只登记手上已经收到的。没有的留“未交”，受理审查时一次告知。',
    'Only what is in hand. Leave the others: they are told at once by the completeness check.',
  ],
  'register.material': ['材料', 'Material'],
  'register.kind': ['收到', 'In hand'],
  'register.pages': ['页数', 'Pages'],
  'register.pagesOf': ['{name}的页数', 'Pages of {name}'],
  'register.afterwards': [
    '登记后即为收件，5 个工作日的受理期限开始计算，并打印回执。表单其余内容在受理前录入，承诺书由企业签字。',
    'It is received at once: the five working days begin, and the receipt is printed. The rest of the form is filled in before acceptance; the enterprise signs the promise letter.',
  ],
  'register.submit': ['登记并打印回执', 'Register and print the receipt'],
  'paper.none': ['未交', 'Not in hand'],
  'paper.original': ['原件', 'Original'],
  'paper.copy': ['复印件', 'Copy'],
  'paper.detail.original': ['纸质原件，{pages} 页', 'Paper original, {pages} pages'],
  'paper.detail.copy': ['纸质复印件，{pages} 页', 'Paper copy, {pages} pages'],
} as const satisfies { readonly [key: string]: Text }
