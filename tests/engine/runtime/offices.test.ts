import { expect, test } from 'vitest'
import { officesOf } from '../../../engine/runtime/calendars/offices.ts'

test('keeps the office of each park and calendar apart, also when it is asked for again', () => {
  const park = { zone: 'Asia/Shanghai', areaCodes: ['440305'], days: [], officeHours: [], timetables: [] }
  const closed = { id: 'closed', from: '2026-03-02', to: '2026-03-03', works: false, name: '闭园' }
  const findOffice = officesOf(
    {
      revision: '1',
      movedRevision: '1',
      notices: [],
      parks: [
        { ...park, id: 'early', closingTime: '17:00', days: [closed] },
        { ...park, id: 'late', closingTime: '18:00' },
      ],
    },
    'Asia/Urumqi',
  )
  const seen = () =>
    ['early', 'late', 'unknown'].flatMap((id) =>
      ['cn', 'park', 'other'].map((name) => {
        const office = findOffice(id, name)
        return office === null ? null : `${office.closesAt} ${office.zone} ${office.calendar.holidays.size}`
      }),
    )

  const first = seen()

  const national = findOffice('unknown', 'cn')?.calendar.holidays.size ?? 0
  expect(first).toEqual([
    `1020 Asia/Shanghai ${national}`,
    `1020 Asia/Shanghai ${national + 2}`,
    null,
    `1080 Asia/Shanghai ${national}`,
    `1080 Asia/Shanghai ${national}`,
    null,
    `1050 Asia/Urumqi ${national}`,
    `1050 Asia/Urumqi ${national}`,
    null,
  ])
  expect(seen()).toEqual(first)
})
