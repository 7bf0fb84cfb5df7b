//! A passphrase is set, and typed again to come in.

use super::visitor::Visitor;

impl Visitor {
    /// Locks the workbook.
    pub(crate) fn lock(&self, phrase: &str) {
        self.open("/lock/");
        for field in ["#phrase", "#phrase-again"] {
            self.type_at(field, phrase);
        }
        self.press("Lock my workbook");
        self.press("Yes, lock it");
        self.see("Your workbook has a passphrase.");
    }

    /// Opens the workbook where it is locked.
    pub(crate) fn unlock(&self, phrase: &str) {
        self.see("Your workbook is locked");
        self.type_at("#phrase", phrase);
        self.press("Open my workbook");
    }
}
