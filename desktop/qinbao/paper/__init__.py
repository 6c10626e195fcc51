"""A ``Guide`` as something to hold: sheets (PDF, PNG, SVG), QR codes and the same words as plain text. No Qt here."""
