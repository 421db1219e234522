/**
 * Accounts of the primary chart that mean the same as a hospital's account under other words: 西药 is 西药收入 once the two
 * stand below 药品收入, and the two settlement differences of a primary unit are the hospital's one (DOMAIN 1.5,
 * 医院补充规定 一（十三） and 财会〔2018〕25号 一（十）). Everything else is compared by its full name path.
 */
export const EQUAL_MEANING: readonly { readonly primary: string; readonly hospital: string; readonly why: string }[] = [
  { primary: '410101010801', hospital: '410101010801', why: '门急诊西药 = 西药收入' },
  { primary: '410101010802', hospital: '410101010802', why: '门急诊中成药 = 中成药收入' },
  { primary: '410101010803', hospital: '410101010803', why: '门急诊中药饮片 = 中药饮片收入' },
  { primary: '410101020901', hospital: '410101020901', why: '住院西药 = 西药收入' },
  { primary: '410101020902', hospital: '410101020902', why: '住院中成药 = 中成药收入' },
  { primary: '410101020903', hospital: '410101020903', why: '住院中药饮片 = 中药饮片收入' },
  { primary: '4101010111', hospital: '41010103', why: '门急诊结算差额 = 结算差额' },
  { primary: '4101010212', hospital: '41010103', why: '住院结算差额 = 结算差额' },
];
