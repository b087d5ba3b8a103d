import type { HomePage } from '../../templates/pages/page-models.ts'
import type { Config } from '../config.ts'
import { demoAccounts, demoPeople } from '../demo-data/people.ts'

/** The public home page; accounts are listed in demo mode only. */
export function homePage(mode: Config['mode']): HomePage {
  const names = new Map(demoPeople.map(({ account, name }) => [account, name]))
  const accounts = demoAccounts.map(({ account, roleZh }) => ({
    account,
    role: roleZh,
    name: names.get(account) ?? account,
  }))
  return {
    frame: { title: '四即 Siji', audience: 'public', park: null, place: '', demo: mode === 'demo' },
    asked: { number: '', check: '' },
    accounts: mode === 'demo' ? accounts : [],
  }
}
