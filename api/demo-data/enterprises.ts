import type { EnterpriseInFile } from '../park-import/park-file.ts'

/**
 * The enterprise of the worked example, another one that must see nothing of it, and those of the sample applications.
 * People and codes are fictional.
 */
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
  ...[
    ['91430399MAFAKE06XR', '湖南远帆汽车部件有限公司'],
    ['91430399MAFAKE078R', '湘潭星桥物流有限公司'],
    ['91430399MAFAKE086L', '湘潭云岭精密机械有限公司'],
    ['91430399MAFAKE094F', '湖南禾川新材料有限公司'],
    ['91430399MAFAKE1075', '湘潭九川电子有限公司'],
    ['91430399MAFAKE1150', '湖南南屏包装有限公司'],
  ].map(([creditCode = '', name = ''], index) => ({
    creditCode,
    name,
    legalRepresentative: '演示法定代表人丙',
    representativeId: '11010519491231002X',
    registeredAddress: `湖南省湘潭市雨湖区演示路${index + 3}号（虚构）`,
    people: [{ account: 'owner-3', relation: 'owner' as const }],
  })),
]

export const demoMobile = '13800000000'
export const demoIdentityNumber = '11010519491231002X'
