const surnames = [...'周唐陈何郑罗李王张刘赵黄吴徐孙胡朱高林郭']
const given = [
  '岚',
  '敏',
  '立',
  '婧',
  '毅',
  '欣',
  '静',
  '建国',
  '晓燕',
  '海涛',
  '雪梅',
  '文博',
  '丽娟',
  '志强',
  '思远',
  '雨桐',
  '国平',
]

/** The n-th fictional name; none comes twice among the first 340. */
export function fictionalName(n: number): string {
  return `${surnames[n % surnames.length]}${given[n % given.length]}`
}
