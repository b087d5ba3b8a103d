/** The fixed words of the combined permits; everything else comes ready from the caller. */
export const words = {
  sample: '样张 · 演示数据',
  applicant: '建设单位',
  creditCode: '信用代码',
  projectCode: '项目代码',
  applicationNumber: '申请号',
  acceptedAndIssued: '受理 / 核发',
  contents: '目录（按核发次序）',
  contentsContinued: '目录（续）',
  position: '序',
  permit: '证照',
  number: '证号、文号',
  issuedOn: '核发日期',
  sheet: '页',
  scanToVerify: '扫码核验',
  coverNote:
    '每份证照各有编号、印章和核验码，单独有效；本合订本便于携带和存档。纸面与核验结果不一致时，以核验结果为准。',
  checkWord: '校验码',
  authority: '发证机关',
  date: '日期',
  continued: '（续）',
  continues: '（转下页）',
} as const

/** The footer's page count. */
export function pageOf(page: number, pages: number): string {
  return `第 ${page} 页，共 ${pages} 页`
}
