import { expect, test } from 'vitest'
import { chineseDateTime, dateIn, isoWithOffset } from '../../../api/parks/dates.ts'
import { counterPeriod, permitNumber } from '../../../api/permits/permit-number.ts'
import { printValue } from '../../../api/permits/print-value.ts'
import { normalNumber } from '../../../api/verify/normal-number.ts'

const place = { areaCode: '430302', issuedOn: '2024-04-25' }
const yearly = { scheme: '地字第{area6}{yyyy}YG{seq7}号', counter: 'year', first: 1 } as const
const daily = { scheme: '{area6}{yyyymmdd}{seq2}{class2}', counter: 'areaDay', first: 1, class: '01' } as const

test.each([
  [yearly, 901, '地字第4303022024YG0000901号', '2024'],
  [daily, 9, '430302202404250901', '430302-2024-04-25'],
  [daily, 123, '4303022024042512301', '430302-2024-04-25'],
  [{ scheme: '直发〔{yyyy}〕{seq}号', counter: 'day', first: 1 } as const, 12, '直发〔2024〕12号', '2024-04-25'],
])('gives %o with %i the number %s of the period %s', (scheme, value, number, period) => {
  expect(permitNumber(scheme, place, value)).toBe(number)
  expect(counterPeriod(scheme, place)).toBe(period)
})

test.each([
  [66_667, 'area', '66,667.00 平方米'],
  [23_500_000_000, 'money', '23,500.00 万元'],
  ['430302009001GB00901W00000000', 'unitNumber', '430302 009001 GB00901 W00000000'],
  [['2024-04-18', '2074-04-17'], 'dateRange', '2024年4月18日至2074年4月17日'],
  [['1. 图', '2. 表'], 'lines', '1. 图\n2. 表'],
  [540, 'days', '540 天'],
  [null, 'area', ''],
] as const)('prints %j as %s: %s', (value, format, text) => {
  expect(printValue(value, format)).toBe(text)
})

test('takes brackets and blanks of a typed number for what they mean', () => {
  expect(normalNumber('湘潭经开直发[2024] 9号')).toBe(normalNumber('湘潭经开直发〔2024〕9号'))
  expect(normalNumber('湘（2024）湘潭市不动产权第0900001号')).toBe('湘(2024)湘潭市不动产权第0900001号')
})

test('tells dates and instants in the zone of the park', () => {
  const lateInTheEvening = Date.parse('2024-04-25T16:30:00Z')

  expect(dateIn('Asia/Shanghai', lateInTheEvening)).toBe('2024-04-26')
  expect(chineseDateTime('Asia/Shanghai', lateInTheEvening)).toBe('2024年4月26日 00:30')
  expect(isoWithOffset('Asia/Shanghai', lateInTheEvening)).toBe('2024-04-26T00:30:00+08:00')
  expect(isoWithOffset('America/St_Johns', lateInTheEvening)).toBe('2024-04-25T14:00:00-02:30')
})
