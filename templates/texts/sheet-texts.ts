import type { Text } from './text.ts'

/** What is printed: receipt, promise letter, notices. */
export const sheetTexts = {
  'sheet.bar': ['打印', 'Printing'],
  'sheet.back': ['返回收件', 'Back to the application'],
  'sheet.print': ['打印', 'Print'],
  'sheet.how': [
    '没有自动打开打印时，请用浏览器的打印功能。',
    'If printing does not open by itself, use the browser’s.',
  ],
  'sheet.printed': ['第 {printing} 次打印', 'Print {printing}'],
  'receiptSheet.title': ['收件回执', 'Receipt'],
  'receiptSheet.project': ['项目', 'Project'],
  'receiptSheet.enterprise': ['单位', 'Applicant'],
  'receiptSheet.receivedAt': ['收件', 'Received'],
  'receiptSheet.materials': ['材料', 'Materials'],
  'receiptSheet.count': ['{count} 份', '{count}'],
  'receiptSheet.countDeferred': ['{count} 份，容缺 {deferred} 份', '{count}, {deferred} deferred'],
  'receiptSheet.next': ['下一步', 'Next'],
  'receiptSheet.nextStep': [
    '5 个工作日内（{date}前）告知是否受理',
    'Within 5 working days (by {date}) you are told whether it is accepted',
  ],
  'receiptSheet.qr': ['查询进度的二维码', 'QR code to see how it stands'],
  'receiptSheet.scan': ['扫码查进度', 'Scan to see how it stands'],
  'receiptSheet.code': ['查询码 {code}', 'Code {code}'],
  'promiseLetter.title': ['告知承诺书', 'Promise letter'],
  'promiseLetter.number': ['申请号 {number}', 'Application {number}'],
  'promiseLetter.told': ['一、行政机关告知', '1. What the authority tells'],
  'promiseLetter.promises': ['二、申请人承诺', '2. What the applicant promises'],
  'promiseLetter.true': [
    '所填内容和所交材料真实、合法、有效。',
    'What was filled in and handed over is true, lawful and valid.',
  ],
  'promiseLetter.materials': [
    '下列事项以承诺代替材料，已经符合法定条件：{materials}。',
    'Instead of the following materials it is promised that their legal conditions are met: {materials}.',
  ],
  'promiseLetter.check': [
    '接受行政机关事后核查，如实提供情况。',
    'The authority may verify this afterwards and will be told the truth.',
  ],
  'promiseLetter.consequence': [
    '承诺不实或者违反承诺的，按要求限期改正；逾期不改的，愿意承担撤销许可、记入信用记录等法律后果。',
    'If a promise is untrue or broken, it is put right in time; else permits may be revoked and the breach recorded.',
  ],
  'promiseLetter.seal': ['申请单位（盖章）：', 'Applicant (seal):'],
  'promiseLetter.signature': ['法定代表人或者经办人（签字）：', 'Representative or filer (signature):'],
  'promiseLetter.post': ['职务：', 'Position:'],
  'promiseLetter.date': ['日期：', 'Date:'],
  'noticeSheet.number': ['申请号 {number}', 'Application {number}'],
  'noticeSheet.items': ['需要补正的内容', 'What has to be corrected'],
  'noticeSheet.about': ['{name}：', '{name}: '],
  'noticeSheet.howToFix': ['怎样补正：', 'How: '],
  'noticeSheet.rule': ['依据：', 'By: '],
  'noticeSheet.pdf': ['下载 PDF', 'Download the PDF'],
  'noticeSheet.note': ['与系统登记的内容一致。', 'As it is registered.'],
} as const satisfies { readonly [key: string]: Text }
