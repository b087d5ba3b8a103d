import { type Permission, permissions } from '../permissions.ts'
import { Refusal } from '../refusal.ts'

interface Sentence {
  readonly message: string
  readonly messageZh: string
}

/** Where the names of roles would leave open whom to ask, and what is one's own to do. */
const sentences: { readonly [permission in Permission]?: Sentence } = {
  importNotices: {
    message:
      'Expected an administrator of the installation, for a notice moves due dates in every park: ask one. A manager enters the days of the own park.',
    messageZh:
      '全国、省、市的放假安排会移动所有园区的到期日，由系统管理员导入，请联系系统管理员。园区管理员可以登记本园区自己的日期。',
  },
}

/** Who may do it instead, in words. */
export function notAllowed(permission: Permission): Refusal {
  const { message, messageZh } = sentences[permission] ?? {
    message: `Expected one of the roles ${permissions[permission].join(', ')}, but you hold none of them here.`,
    messageZh: `此操作需要以下角色之一：${permissions[permission].join('、')}。`,
  }
  return new Refusal('not-allowed', message, messageZh)
}
