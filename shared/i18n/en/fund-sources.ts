/** Sources of money in English, by their codes (`domain/ledger/fund.ts`); a unit's own sources keep their own names. */
const FUND_SOURCE_NAMES: Readonly<Record<string, string>> = {
  'fiscal-basic': 'Basic fiscal appropriation',
  'fiscal-project': 'Project fiscal appropriation',
  research: 'Research and teaching funds',
  other: 'Other funds',
  'public-health': 'Basic public health subsidy',
  'essential-medicine': 'Essential medicines subsidy',
  'village-doctor': 'Village doctor subsidy',
  'other-level-fiscal': 'Appropriation of other fiscal levels',
  'superior-subsidy': 'Subsidy from the superior unit',
  'insurance-retained': 'Retained insurance surplus',
  donation: 'Donations',
  'special-fund': 'Special funds',
  'government-fund': 'Government-managed fund appropriation',
};

export const fundSourceInEnglish = (code: string, name: string): string => FUND_SOURCE_NAMES[code] ?? name;
