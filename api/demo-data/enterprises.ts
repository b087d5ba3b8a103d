import type { EnterpriseInFile } from '../park-import/park-file.ts'

/** The enterprise of the worked example, and another one that must see nothing of it. People and codes are fictional. */
export const demoEnterprises: readonly EnterpriseInFile[] = [
  {
    creditCode: '91430399MAFAKE019N',
    name: '湘潭中工京迪产业园发展有限公司',
    legalRepresentative: '演示法定代表人',
    representativeId: '11010519491231002X',
    registeredAddress: '湖南省湘潭市雨湖区演示路1号（虚构）',
    people: [
      { account: 'owner', relation: 'owner' },
      { account: 'filer', relation: 'filer' },
    ],
  },
  {
    creditCode: '91430399MAFAKE027H',
    name: '湘潭演示勘察有限公司（虚构）',
    legalRepresentative: '演示法定代表人乙',
    representativeId: '11010519491231002X',
    registeredAddress: '湖南省湘潭市雨湖区演示路2号（虚构）',
    people: [{ account: 'owner-2', relation: 'owner' }],
  },
]

export const demoMobile = '13800000000'
export const demoIdentityNumber = '11010519491231002X'
