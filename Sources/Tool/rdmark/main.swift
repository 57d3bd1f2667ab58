print("rdmark")
