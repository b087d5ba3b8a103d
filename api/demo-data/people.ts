import type { PersonInFile } from '../park-import/park-file.ts'
import type { Post } from '../people/posts.ts'
import { demoDepartments } from './departments.ts'
import { demoIdentityNumber, demoMobile } from './enterprises.ts'
import { fictionalName } from './names.ts'

/** All demonstration accounts have this password; it is printed at every start in demo mode and loaded in no other. */
export const DEMO_PASSWORD = 'siji-demo-2024'

const bureau = 'park-approval-bureau'

const parkOfficers: readonly PersonInFile[] = [
  officer('window', '周岚', bureau, 'windowClerk'),
  officer('window-deputy', '李静', bureau, 'windowClerk', 'deputy'),
  officer('manager', '何婧', bureau, 'manager'),
  officer('overseer', '郑毅', bureau, 'overseer'),
  officer('assistant', '罗欣', bureau, 'assistant'),
  officer('worker', '外部作业程序', bureau, 'worker'),
]

const departmentOfficers: readonly PersonInFile[] = demoDepartments
  .filter(({ kind }) => kind === 'authority')
  .flatMap(({ code }, department) => {
    const name = (post: number) => fictionalName(7 + department * 4 + post)
    return [
      officer(`reviewer-${code}`, name(0), code, 'reviewer'),
      officer(`reviewer-${code}-deputy`, name(1), code, 'reviewer', 'deputy'),
      officer(`checker-${code}`, name(2), code, 'checker'),
      officer(`signatory-${code}`, name(3), code, 'signatory'),
    ]
  })

const applicants: readonly PersonInFile[] = [
  person('owner', '刘洋'),
  person('filer', '吴倩'),
  person('owner-2', '马骏'),
  person('owner-3', '许文'),
]

/** One account per role, and for each authority a reviewer with deputy, a checker and a signatory. All fictional. */
export const demoPeople: readonly PersonInFile[] = [...parkOfficers, ...departmentOfficers, ...applicants]

/** Who administers the installation; no park's file says so. */
export const demoAdministrator = { account: 'admin', name: '系统管理员' } as const

function officer(
  account: string,
  name: string,
  department: string,
  post: Post,
  standing: 'primary' | 'deputy' = 'primary',
): PersonInFile {
  return person(account, name, [{ department, post, standing }])
}

function person(account: string, name: string, posts: PersonInFile['posts'] = []): PersonInFile {
  return { account, name, identityNumber: demoIdentityNumber, mobile: demoMobile, posts }
}

export interface DemoAccount {
  readonly role: string
  readonly roleZh: string
  readonly account: string
}

/** What a start in demo mode prints: one account per role. */
export const demoAccounts: readonly DemoAccount[] = [
  { role: 'owner', roleZh: '建设单位', account: 'owner' },
  { role: 'filer', roleZh: '经办人', account: 'filer' },
  { role: 'assistant', roleZh: '帮代办', account: 'assistant' },
  { role: 'windowClerk', roleZh: '窗口', account: 'window' },
  { role: 'reviewer', roleZh: '审查', account: 'reviewer-civil-air-defence' },
  { role: 'checker', roleZh: '复核', account: 'checker-civil-air-defence' },
  { role: 'signatory', roleZh: '签发', account: 'signatory-park-approval-bureau' },
  { role: 'manager', roleZh: '园区管理员', account: 'manager' },
  { role: 'overseer', roleZh: '监督', account: 'overseer' },
  { role: 'worker', roleZh: '外部作业程序', account: 'worker' },
  { role: 'admin', roleZh: '系统管理员', account: 'admin' },
]
