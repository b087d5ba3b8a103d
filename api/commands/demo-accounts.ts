import { DEMO_PASSWORD, demoAccounts } from '../demo-data/people.ts'

/** The demonstration's accounts, one per role, as text for people. */
export function demoAccountsText(): string {
  const lines = demoAccounts.map(({ account, roleZh, role }) => `  ${account.padEnd(34)}${roleZh} · ${role}`)
  return [`演示账号 · demonstration accounts（密码 password ${DEMO_PASSWORD}）`, ...lines, ''].join('\n')
}
