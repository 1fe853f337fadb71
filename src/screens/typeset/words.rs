//! Where the words of a text begin, Chinese ones by a dictionary.

use icu_provider::{DataError, DataErrorKind, DataProvider, DataRequest, DataResponse};
use icu_segmenter::WordSegmenter;
use icu_segmenter::options::WordBreakOptions;
use icu_segmenter::provider::{Baked, SegmenterDictionaryAutoV2, SegmenterDictionaryExtendedV2};

thread_local! {
    static SEGMENTER: Option<WordSegmenter> = segmenter().ok();
}

/// The bytes of `text` at which a word begins or ends. Without a dictionary there are none, and a
/// row may end within a word.
pub(super) fn starts(text: &str) -> Vec<usize> {
    SEGMENTER.with(|segmenter| {
        let segmenter = segmenter.as_ref().map(WordSegmenter::as_borrowed);
        segmenter.map_or_else(Vec::new, |segmenter| segmenter.segment_str(text).collect())
    })
}

fn segmenter() -> Result<WordSegmenter, DataError> {
    let options = WordBreakOptions::default();
    let mut segmenter = WordSegmenter::try_new_for_non_complex_scripts_unstable(&Baked, options)?;
    segmenter.load_dictionary_unstable(&OfChinese)?;
    Ok(segmenter)
}

/// The dictionary of Chinese alone: those of Burmese, Khmer, Lao and Thai would be another
/// megabyte of the program, and only Chinese words are looked for.
struct OfChinese;

impl DataProvider<SegmenterDictionaryAutoV2> for OfChinese {
    fn load(
        &self,
        request: DataRequest<'_>,
    ) -> Result<DataResponse<SegmenterDictionaryAutoV2>, DataError> {
        Baked.load(request)
    }
}

impl DataProvider<SegmenterDictionaryExtendedV2> for OfChinese {
    fn load(
        &self,
        _: DataRequest<'_>,
    ) -> Result<DataResponse<SegmenterDictionaryExtendedV2>, DataError> {
        Err(DataErrorKind::IdentifierNotFound.into_error())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chinese_words_are_known_and_english_ones_go_by_their_blanks() {
        let words = |text: &str| -> Vec<String> {
            let starts = starts(text);
            starts.windows(2).map(|pair| text[pair[0]..pair[1]].to_owned()).collect()
        };
        assert_eq!(words("仓库的抽屉"), ["仓库", "的", "抽屉"]);
        assert_eq!(words("two jobs"), ["two", " ", "jobs"]);
        assert_eq!(words("สวัสดี").concat(), "สวัสดี", "what has no dictionary is lost nowhere");
    }
}
